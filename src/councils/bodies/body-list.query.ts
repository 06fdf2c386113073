import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { BodyKind, BodyLevel } from '../council-words.js';

export interface BodyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly series: string;
  readonly createdOn: string;
  readonly endedOn: string | null;
  readonly seats: number;
  readonly holders: number;
}

const IN_FORCE = (alias: string) => `${alias}.starts_on <= :day AND (${alias}.ends_on IS NULL OR ${alias}.ends_on >= :day)`;

const BODIES = `
  SELECT b.id, b.name, b.kind, b.level, b.series, b.created_on, b.ended_on,
    (SELECT COUNT(*) FROM seat s WHERE s.body_id = b.id AND ${IN_FORCE('s')}) AS seats,
    (SELECT COUNT(DISTINCT m.person_id) FROM mandate m JOIN seat s ON s.id = m.seat_id
      WHERE s.body_id = b.id AND m.capacity = 'holder' AND ${IN_FORCE('m')}) AS holders
  FROM body b WHERE b.council_id = :councilId
  ORDER BY CASE WHEN b.ended_on IS NULL THEN 0 ELSE 1 END, CASE b.kind WHEN 'plenary' THEN 1 WHEN 'restricted' THEN 2 ELSE 3 END, b.name, b.id`;

/** The bodies of a council with their size: for those alone who may know that each of them exists. */
@Injectable()
export class BodyListQuery {
  constructor(private readonly database: Database) {}

  async of(councilId: string, day: string): Promise<BodyRow[]> {
    return (await this.database.sql(BODIES, { councilId, day })).map((row) => ({
      id: String(row.id),
      name: String(row.name),
      kind: String(row.kind) as BodyKind,
      level: String(row.level) as BodyLevel,
      series: String(row.series),
      createdOn: String(row.created_on),
      endedOn: textOrNull(row.ended_on),
      seats: Number(row.seats),
      holders: Number(row.holders),
    }));
  }
}
