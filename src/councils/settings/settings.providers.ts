import { WordKeeper } from '../words/word-keeper.js';
import { WordLists } from '../words/word-lists.js';
import { WordsController } from '../words/words.controller.js';
import { CouncilSettings } from './council-settings.service.js';
import { DerogationController } from './derogation.controller.js';
import { Derogations } from './derogations.js';
import { IdentityController } from './identity.controller.js';
import { RulesController } from './rules.controller.js';
import { TerritoryPartsController } from './territory/territory-parts.controller.js';
import { TerritoryController } from './territory/territory.controller.js';

export const SETTINGS_CONTROLLERS = [IdentityController, RulesController, DerogationController, TerritoryController, TerritoryPartsController, WordsController];
export const SETTINGS_PROVIDERS = [CouncilSettings, Derogations, WordKeeper];
export const SETTINGS_EXPORTS = [WordLists];
