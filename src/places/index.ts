export { Commune } from './commune.entity.js';
export { readCommunes, type TypedCommune } from './communes.reader.js';
export { Place } from './place.entity.js';
export { type NamedPlace, Places } from './places.js';
export { PlacesModule } from './places.module.js';
export { Sector } from './sector.entity.js';
export { Territory } from './territory.js';
export { isSirenChecked, parseInsee, parseSiren } from './territory-codes.js';
