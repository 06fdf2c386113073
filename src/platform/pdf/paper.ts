/** The level printed in words on each sheet. A paper is one copy for one level, never for one reader. */
export type PaperLevel = 'public' | 'members' | 'restricted' | 'group';

/** The council as it signs its papers. */
export interface PaperCouncil {
  /** « Valbrune » */
  readonly name: string;
  /** « Carnet de bord du CLSPD » (CISPD for a group of communes) */
  readonly notebook: string;
  /** « Ville de Valbrune · Conseil local de sécurité et de prévention de la délinquance » */
  readonly fullName: string;
}

/** What was frozen and how anyone can check it: printed small at the end of the paper. */
export interface PaperSeal {
  /** « Version 1, publiée le jeudi 19 février 2026 par Claire Montagnac » */
  readonly version: string;
  /** SHA-256 of the frozen bytes, 64 hexadecimal digits. */
  readonly hash: string;
}
