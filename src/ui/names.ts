import type { Department } from '../domain/rubric';
import type { RubricNode } from '../domain/rubric-tree';
import type { Language } from '../i18n/words';

/** Vietnamese names are the official ones; a rubric may leave the English ones out. */
export const nodeName = (node: Pick<RubricNode, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' && node.nameEn !== '' ? node.nameEn : node.name;

export const departmentName = (department: Pick<Department, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' && department.nameEn !== '' ? department.nameEn : department.name;
