import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { OutboxWorker } from './outbox.worker.js';

@Global()
@Module({ providers: [Outbox, OutboxWorker], exports: [Outbox, OutboxWorker] })
export class OutboxModule {}
