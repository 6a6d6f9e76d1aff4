// Tells the backend that a person is there, at most once a minute and only after a key or a pointer; warns two minutes
// before the session would end for want of one. Who cannot be heard, because there is no connection, is there all the same:
// whether the session lives on is then the server's to say, when it is back.
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { createStore } from "../ui/store";
import { stopwatch, useNow } from "../ui/time";
import { useWords } from "../words/words";
import { expired, saySomebodyIsHere, useSession } from "./session";

const sayEvery = 60_000;
const warnBefore = 120_000;

const sayAgain = 5_000;

const lastSaid = createStore(Date.now());
let heard = true;

function hereNow() {
  if (Date.now() - lastSaid.get() < (heard ? sayEvery : sayAgain)) return;
  lastSaid.set(Date.now());
  saySomebodyIsHere().then(
    () => {
      heard = true;
    },
    () => {
      heard = false;
    },
  );
}

export function Activity() {
  const session = useSession();
  const idle = session.idle_seconds * 1000;
  const [near, setNear] = useState(false);

  useEffect(() => {
    lastSaid.set(Date.now());
    addEventListener("keydown", hereNow, { passive: true });
    addEventListener("pointerdown", hereNow, { passive: true });
    const timer = setInterval(() => {
      const left = lastSaid.get() + idle - Date.now();
      setNear(left < warnBefore && left > 0 && !expired.get());
      if (left <= 0) expired.set(true);
    }, 1000);
    return () => {
      removeEventListener("keydown", hereNow);
      removeEventListener("pointerdown", hereNow);
      clearInterval(timer);
    };
  }, [idle]);

  return near ? <Warning idle={idle} onHere={() => setNear(false)} /> : null;
}

function Warning({ idle, onHere }: { idle: number; onHere(): void }) {
  const { t } = useWords();
  const left = (lastSaid.use() + idle - useNow()) / 1000;
  const here = () => {
    lastSaid.set(0);
    hereNow();
    onHere();
  };
  return (
    <Dialog open alert title={t("idle.title")}>
      <p>{t("idle.text", { left: stopwatch(left) })}</p>
      <DialogActions>
        <Button kind="primary" autoFocus onPress={here}>
          {t("idle.here")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
