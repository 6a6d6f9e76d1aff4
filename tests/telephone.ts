// A telephone exchange, as tests, measurements and the simulator play it: events signed as deploy/telephone/README.md says.
import { createHmac, randomUUID } from "node:crypto";

export interface CallEvent {
    event_id: string;
    line: string;
    call: string;
    type: "ring" | "answer" | "hold" | "resume" | "transfer" | "abandoned" | "end";
    at: string;
    caller?: string;
    extension?: string;
}

export interface Signed {
    raw: string;
    headers: Record<string, string>;
}

/** One line of the exchange, with its secret (`backend telephone secret LINE`). */
export class Line {
    constructor(
        readonly name: string,
        readonly secret: string,
    ) {}

    event(call: string, type: CallEvent["type"], over: Partial<CallEvent> = {}): CallEvent {
        return { event_id: randomUUID(), line: this.name, call, type, at: new Date().toISOString(), ...over };
    }

    sign(event: unknown, seconds = Math.floor(Date.now() / 1000)): Signed {
        const raw = typeof event === "string" ? event : JSON.stringify(event);
        const signature = createHmac("sha256", this.secret).update(`${seconds}.${raw}`).digest("hex");
        return { raw, headers: { "content-type": "application/json", "x-sanad-time": String(seconds), "x-sanad-signature": signature } };
    }
}
