// A proxy that loses answers. It ends TLS on both sides, so that it knows exactly when a reply begins; by then the work
// is committed. It reads the lost reply to its end, to compare it with what a retry is told.
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type TLSSocket } from "node:tls";

// "reply": the client is cut off when the reply begins to arrive; "request": as soon as its request has been passed on.
export type Fault = "reply" | "request";

export class Proxy {
    fault: Fault = "reply";
    // Idempotency-Key → what the client never heard: the reply's text, once it has come.
    readonly lost = new Map<string, Promise<string>>();
    private server: Server;
    private pairs = new Set<TLSSocket>();

    constructor(
        private backend_port: number,
        tls_folder: string,
    ) {
        const cert = readFileSync(`${tls_folder}/cert.pem`);
        const key = readFileSync(`${tls_folder}/key.pem`);
        this.server = createServer({ cert, key }, (client) => this.pass(client, cert));
    }

    listen(): Promise<number> {
        return new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve((this.server.address() as AddressInfo).port)));
    }

    private pass(client: TLSSocket, ca: Buffer) {
        const backend = connect({ host: "127.0.0.1", port: this.backend_port, ca, servername: "localhost" });
        const fault = this.fault;
        let asked = "";
        let reply = "";
        let heard!: (reply: string) => void;
        this.pairs.add(client).add(backend);
        for (const socket of [client, backend]) {
            socket.on("error", () => {});
            socket.on("close", () => this.pairs.delete(socket));
        }
        client.on("data", (part) => {
            backend.write(part);
            asked += part.toString("latin1");
            const key = /\r\nIdempotency-Key: (\S+)\r\n/i.exec(asked)?.[1];
            if (key && !this.lost.has(key)) this.lost.set(key, new Promise((resolve) => { heard = resolve; }));
            if (fault === "request" && complete(asked)) client.destroy();
        });
        backend.on("data", (part) => {
            client.destroy();
            reply += part.toString("latin1");
            if (complete(reply)) {
                heard?.(reply);
                backend.destroy();
            }
        });
        backend.on("close", () => {
            heard?.(reply);
            client.destroy();
        });
    }

    close() {
        this.server.close();
        for (const socket of this.pairs) socket.destroy();
    }
}

function complete(message: string): boolean {
    const end = message.indexOf("\r\n\r\n");
    if (end < 0) return false;
    const length = Number(/\r\nContent-Length: (\d+)/i.exec(message.slice(0, end))?.[1] ?? 0);
    return message.length >= end + 4 + length;
}
