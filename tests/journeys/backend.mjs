// A mock backend for one journey, as `./dev mock` starts it.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = process.env.MOCK_BACKEND ?? "target/debug/mock-backend";

/** A backend that keeps what it is told, can be killed, and comes back at the same address. */
export class Backend {
  #folder = mkdtempSync(join(tmpdir(), "memberdesk-journey-"));
  #options;
  #running;

  /** Where it listens, as `http://127.0.0.1:8090`. */
  address;

  /** Starts one with options of the program besides its port and its file. */
  static async start(...options) {
    const backend = new Backend();
    backend.#options = options;
    await backend.#run("0");
    return backend;
  }

  async #run(port) {
    const options = ["--port", port, "--data", join(this.#folder, "desk.log"), ...this.#options];
    this.#running = spawn(PROGRAM, options, { stdio: ["ignore", "pipe", "ignore"] });
    this.address = await new Promise((resolve, reject) => {
      let said = "";
      this.#running.once("error", reject);
      this.#running.once("exit", (code) => reject(new Error(`the mock backend ended with ${code}: ${said}`)));
      this.#running.stdout.on("data", (more) => {
        said += more;
        const [address] = /^http:\S+/m.exec(said) ?? [];
        if (address) resolve(address);
      });
    });
  }

  /** Ends it at once, as a crash does. */
  async kill() {
    const ended = new Promise((resolve) => this.#running.once("exit", resolve));
    this.#running.kill("SIGKILL");
    await ended;
  }

  /** Starts it again where it was. */
  again() {
    return this.#run(new URL(this.address).port);
  }

  /** What it answers at an address. */
  async read(path) {
    const answer = await fetch(`${this.address}${path}`);
    return answer.json();
  }

  /** Asks for faults, or for none. */
  faults(faults = {}) {
    const body = JSON.stringify(faults);
    return fetch(`${this.address}/v1/faults`, { method: "PUT", headers: { "content-type": "application/json" }, body });
  }

  /** How many commits an account has. */
  async position(account = "main") {
    const { position } = await this.read(`/v1/accounts/${account}`);
    return position;
  }

  /** Ends it and forgets what it kept. */
  async end() {
    if (this.#running.exitCode === null && this.#running.signalCode === null) await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
