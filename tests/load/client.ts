// An HTTPS client of the API: one keep-alive agent, one session.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:https";

export type Answer = { status: number; body: any; cookie?: string };

export class Client {
    cookie = "";
    private agent!: Agent;

    constructor(
        public port: number,
        readonly ca: string,
        readonly sockets = 16,
    ) {
        this.renew();
    }
    private renew() {
        this.agent = new Agent({ keepAlive: true, maxSockets: this.sockets, ca: this.ca });
    }

    // The same session through another port (a proxy's), or with connections of its own.
    beside(port = this.port, sockets = 16): Client {
        const client = new Client(port, this.ca, sockets);
        client.cookie = this.cookie;
        return client;
    }

    call(verb: string, path: string, body?: unknown, key: string = randomUUID(), timeout_ms = 20_000): Promise<Answer> {
        const headers: Record<string, string | number> = {};
        const text = body === undefined ? "" : JSON.stringify(body);
        if (this.cookie) headers.Cookie = this.cookie;
        if (verb !== "GET") headers["X-Sanad"] = "1";
        if (text) {
            headers["Content-Type"] = "application/json";
            headers["Content-Length"] = Buffer.byteLength(text);
        }
        if (verb === "POST" && this.cookie) headers["Idempotency-Key"] = key;
        return this.send(verb, path, headers, text, timeout_ms);
    }

    // What an exchange sends: neither session nor key, but a signature among the headers.
    signed(path: string, text: string, headers: Record<string, string>): Promise<Answer> {
        return this.send("POST", path, { ...headers, "Content-Length": Buffer.byteLength(text) }, text);
    }

    private send(verb: string, path: string, headers: Record<string, string | number>, text: string, timeout_ms = 20_000): Promise<Answer> {
        return new Promise((resolve, reject) => {
            const sent = request({ host: "127.0.0.1", servername: "localhost", port: this.port, method: verb, path, headers, agent: this.agent }, (reply) => {
                let got = "";
                reply.setEncoding("utf8");
                reply.on("data", (part) => {
                    got += part;
                });
                reply.on("error", reject);
                reply.on("end", () => {
                    if (!reply.complete) return reject(new Error("cut short"));
                    const cookie = reply.headers["set-cookie"]?.[0]?.split(";")[0];
                    try {
                        resolve({ status: reply.statusCode!, body: got ? JSON.parse(got) : null, cookie });
                    } catch (error) {
                        reject(error);
                    }
                });
            });
            sent.setTimeout(timeout_ms, () => sent.destroy(new Error("no answer")));
            sent.on("error", reject);
            sent.end(text);
        });
    }

    async must(verb: string, path: string, body?: unknown, key?: string): Promise<any> {
        const answer = await this.call(verb, path, body, key);
        if (answer.status >= 300) throw new Error(`${verb} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        if (answer.cookie) this.cookie = answer.cookie;
        return answer.body;
    }

    async sign_in(name: string, passphrase: string, totp_secret: string) {
        const { ticket } = await this.must("POST", "/api/sign-in", { name, passphrase });
        const code = execFileSync("oathtool", ["--totp", "-b", totp_secret], { encoding: "utf8" }).trim();
        await this.must("POST", "/api/sign-in/code", { ticket, code });
    }

    // Its connections; the next call opens new ones.
    close() {
        this.agent.destroy();
        this.renew();
    }
}
