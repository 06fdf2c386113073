import { Check, ForeignKey } from 'typeorm';
import { AUDIENCE_GROUP_CHECK, AUDIENCE_LEVEL_CHECK } from './audience.js';

/** Marks an entity that embeds `Audience`: the database itself keeps the level in its list and names a group exactly when due. */
export function Confidential(table: string): ClassDecorator {
  return (target) => {
    Check(`ck_${table}_confidentiality`, AUDIENCE_LEVEL_CHECK)(target);
    Check(`ck_${table}_group`, AUDIENCE_GROUP_CHECK)(target);
    ForeignKey('council', ['council_id'], ['id'], { name: `fk_${table}_council` })(target);
    ForeignKey('body', ['group_id'], ['id'], { name: `fk_${table}_group` })(target);
  };
}
