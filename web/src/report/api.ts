// The hotline report, as figures and as files.
import { queryOptions } from "@tanstack/react-query";
import { ask, GET, POST, type Schemas } from "../api/client";

export type HotlineReport = Schemas["HotlineReport"];
export type HotlinePeriod = Schemas["HotlinePeriod"];
export type ReportColumn = Schemas["ReportColumn"];
export type Order = Schemas["ExportOrder"];
export type Range = Pick<Order, "by_period" | "first_day" | "last_day">;

export const reportQuery = (range: Range) =>
  queryOptions({
    queryKey: ["report", range],
    queryFn: () => ask(GET("/api/reports/hotline", { params: { query: range } })),
  });

/** Takes the report out as a file; each is written down with who took it. */
export async function download(order: Order): Promise<void> {
  const bytes = (await ask(POST("/api/reports/hotline/exports", { body: order, parseAs: "blob" }))) as unknown as Blob;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = `sanad-hotline-${order.first_day}-${order.last_day}.${order.format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
