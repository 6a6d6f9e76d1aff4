// Where the console starts: theme and language first, so that the first picture is the right one.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { queries } from "./api/query";
import { router } from "./routes";
import "./ui/theme";
import "./ui/theme.css";
import { fetchOtherLanguage, firstLanguage, speak } from "./words/words";

await speak(firstLanguage());

const place = document.getElementById("root");
if (place)
  createRoot(place).render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );

setTimeout(fetchOtherLanguage, 2000);
