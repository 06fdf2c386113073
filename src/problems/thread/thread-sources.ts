import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import type { ThreadItem } from './thread-item.js';
import type { ThreadKind } from './thread-words.js';

/** Reads the sources of one kind of line, through the viewer: what she may not read is absent from the answer. */
export interface ThreadSource {
  load(viewer: Viewer, sourceIds: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>>;
  /** Whether that one breaks the silence of its problem; when absent, every line of the kind does. */
  isNews?(sourceId: string): Promise<boolean>;
}

/** Each floor that writes lines registers how they read. */
@Injectable()
export class ThreadSources {
  private readonly sources = new Map<ThreadKind, ThreadSource>();

  register(kind: ThreadKind, source: ThreadSource): void {
    this.sources.set(kind, source);
  }

  async isNews(kind: ThreadKind, sourceId: string): Promise<boolean> {
    return (await this.sources.get(kind)?.isNews?.(sourceId)) ?? kind !== 'fact';
  }

  async load(viewer: Viewer, kind: ThreadKind, sourceIds: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>> {
    const source = this.sources.get(kind);
    return source === undefined || sourceIds.length === 0 ? new Map() : source.load(viewer, sourceIds);
  }
}
