import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import type { PieceView } from '../../platform/web/components/page-view.js';

/** A block that a floor above shows on the page of a problem: « Évoqué en réunion ». */
export interface ProblemPanelView {
  readonly title: string;
  readonly entries: readonly PieceView[];
  /** Said when there is no entry yet. */
  readonly empty: string;
}

export interface ProblemPanel {
  /** Null when this person gets no such block at all. */
  load(viewer: Viewer, problemId: string): Promise<ProblemPanelView | null>;
}

/** The port by which a higher floor adds a block to the page of a problem. */
@Injectable()
export class ProblemPanels {
  private readonly panels: ProblemPanel[] = [];

  register(panel: ProblemPanel): void {
    this.panels.push(panel);
  }

  async load(viewer: Viewer, problemId: string): Promise<ProblemPanelView[]> {
    const views: ProblemPanelView[] = [];
    for (const panel of this.panels) {
      const view = await panel.load(viewer, problemId);
      if (view !== null) views.push(view);
    }
    return views;
  }
}
