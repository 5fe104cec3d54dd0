import { formatPoints, type Points } from '../../../domain/points';
import { formatDate } from '../../../i18n/words';
import { formatCount } from '../../charts/figures';
import type { UiContext } from '../../context';
import { departmentName, nodeName } from '../../names';
import type { StudioUi } from '../context';
import type { Names } from './barrier-text';

/** How the open assessment calls its rows, departments and figures, in the language on screen. */
export function namesOf(ui: UiContext, at: StudioUi): Names {
  const { document, tree, self } = at.session.workbook;
  const mark = ui.words.decimalMark;
  return {
    row: (code) => {
      const node = tree.nodeByCode.get(code);
      return node ? `${code} ${nodeName(node, ui.language)}` : code;
    },
    department: (code) => {
      const department = document.departments.find((each) => each.code === code);
      if (department) return departmentName(department, ui.language);
      return code === '' ? at.words.route.conditions.noDepartment : code;
    },
    track: (track) => ui.words.tracks[track],
    until: formatDate(document.studio.route.until),
    days: (days) => at.words.days(formatCount(days, mark)),
    gain: (points) => formatPoints(points, mark),
    totalWith: (gain) => formatPoints((self.total.points + gain) as Points, mark),
  };
}
