import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { readableCondition } from '../../platform/access/audience.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { Action } from './action.entity.js';

/** Actions, always through who asks. What may be read and what may be answered are two conditions. */
@Injectable()
export class ActionRepository {
  constructor(private readonly database: Database) {}

  visibleTo(viewer: Viewer): SelectQueryBuilder<Action> {
    return this.database.read(Action, 'action').where(readableCondition(viewer, 'action'));
  }

  async visibleById(viewer: Viewer, id: string): Promise<Action> {
    return found(await this.byId(this.visibleTo(viewer), id).getOne());
  }

  async toChange(viewer: Viewer, id: string): Promise<Action> {
    return this.database.toChange(this.byId(this.visibleTo(viewer), id));
  }

  /** By link, the own organisation’s open actions of level members or below; signed in, what one reads and may answer for. */
  answerableTo(viewer: Viewer): SelectQueryBuilder<Action> {
    return this.answerableBy(this.database.read(Action, 'action').where("action.state = 'open'"), viewer);
  }

  async answerableById(viewer: Viewer, id: string): Promise<Action> {
    return found(await this.byId(this.answerableTo(viewer), id).getOne());
  }

  async answerableToChange(viewer: Viewer, id: string): Promise<Action> {
    return this.database.toChange(this.byId(this.answerableTo(viewer), id));
  }

  /** Adds to a query on « action » the condition of what this person may answer. */
  answerableBy<T extends object>(query: SelectQueryBuilder<T>, viewer: Viewer): SelectQueryBuilder<T> {
    if (viewer.kind === 'link') {
      return query.andWhere("action.audience.confidentiality IN ('public', 'members')").andWhere(ownPart(viewer));
    }
    return query.andWhere(readableCondition(viewer, 'action')).andWhere(
      new Brackets((either) => {
        either.where('1 = 0');
        const answering = councilsWhere(viewer, 'action.answer');
        const helping = councilsWhere(viewer, 'action.answerFor');
        if (helping.length > 0) either.orWhere('action.audience.councilId IN (:...helping)', { helping });
        if (answering.length > 0) {
          either.orWhere(new Brackets((own) => own.where('action.audience.councilId IN (:...answering)', { answering }).andWhere(ownPart(viewer))));
        }
      }),
    );
  }

  private byId(query: SelectQueryBuilder<Action>, id: string): SelectQueryBuilder<Action> {
    if (parseId(id) === null) throw new NotVisible();
    return query.andWhere('action.id = :id', { id });
  }
}

/** The organisations for which the person acts have a part in the action that was not withdrawn. */
function ownPart(viewer: Viewer): Brackets {
  return new Brackets((part) => {
    if (viewer.organisationIds.length === 0) {
      part.where('1 = 0');
      return;
    }
    part.where(
      'EXISTS (SELECT 1 FROM "contribution" "own_part" WHERE "own_part"."action_id" = action.id' +
        ' AND "own_part"."withdrawn_on" IS NULL AND "own_part"."organisation_id" IN (:...ownOrganisations))',
      { ownOrganisations: viewer.organisationIds },
    );
  });
}

function councilsWhere(viewer: Viewer, right: 'action.answer' | 'action.answerFor'): string[] {
  return [...viewer.rightsByCouncil.keys()].filter((councilId) => may(viewer, right, councilId));
}

function found(action: Action | null): Action {
  if (action === null) throw new NotVisible();
  return action;
}
