import notice from '../platform/messages/notice.en.js';
import plan from '../platform/messages/plan.en.js';
import questions from '../platform/messages/questions.en.js';
import you from '../platform/messages/you.en.js';

/** Words of the pages under You. */
export default { ...you, ...plan, ...notice, ...questions };
