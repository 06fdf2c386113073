import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Papers } from './papers.js';

export interface PaperMeta {
  /** Title of the document, read aloud first. */
  readonly title: string;
  /** Instant written as the creation date: the same paper for the same instant is the same bytes. */
  readonly at: string;
}

export class PdfError extends Error {}

interface Answer {
  readonly pdf?: Uint8Array;
  readonly refusal?: string;
}

/** The paper being made: one at a time, each in its turn. */
interface Turn {
  readonly worker: Worker;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const FOLDER = fileURLToPath(new URL('../../../views/pdf', import.meta.url));

/**
 * Makes tagged PDFs in one thread of its own, started by the first paper.
 * The words of people travel as JSON data, never as part of a template.
 */
@Injectable()
export class PdfRenderer implements OnApplicationShutdown {
  protected readonly timeLimitMs: number = 30_000;
  private worker: Worker | null = null;
  private turn: Turn | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** Rejects with `PdfError` when the paper is refused (not accessible, template at fault) or takes over 30 seconds. */
  render<Name extends keyof Papers>(template: Name, data: Papers[Name], meta: PaperMeta): Promise<Buffer> {
    const made = this.last.then(() => this.make(template, JSON.stringify(data), meta));
    this.last = made.catch(() => undefined);
    return made;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.last;
    await this.stop();
  }

  private async make(template: string, data: string, meta: PaperMeta): Promise<Buffer> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    const limit = setTimeout(() => this.giveUp(worker, `no paper after ${this.timeLimitMs} ms`), this.timeLimitMs);
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        this.turn = { worker, resolve, reject };
        worker.postMessage({ template, data, title: meta.title, at: meta.at });
      });
      if (answer.pdf === undefined) throw new PdfError(`${template}: ${answer.refusal ?? 'no answer'}`);
      return Buffer.from(answer.pdf);
    } finally {
      clearTimeout(limit);
      this.turn = null;
      // An idle thread keeps no process alive: a command that forgets to close still ends.
      worker.unref();
    }
  }

  private start(): Worker {
    const worker = new Worker(new URL('./typst.worker.mjs', import.meta.url), { workerData: { folder: FOLDER } });
    worker.on('message', (answer: Answer) => {
      // A thread given up may still speak: only the one that works now is heard.
      if (this.turn?.worker === worker) this.turn.resolve(answer);
    });
    worker.on('error', (error) => this.giveUp(worker, error.message));
    worker.on('exit', (code) => this.giveUp(worker, `the thread ended (${code})`));
    return worker;
  }

  /** Whatever happened to the thread, the one who waits is told and the next paper gets a new one. */
  private giveUp(worker: Worker, reason: string): void {
    if (this.worker === worker) this.worker = null;
    if (this.turn?.worker === worker) this.turn.reject(new PdfError(reason));
    void worker.terminate();
  }

  private async stop(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }
}
