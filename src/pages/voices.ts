import { element, type Markup } from '../protocol/markup';
import { type Parsed, parse } from '../protocol/message';
import { button, choice, empty, type Option, pageHeader, section } from './elements';
import { type Heading, type Row, tableMarkup } from './table';

/** What voices are told apart by. */
export const voiceGroupings = ['role', 'site', 'person'] as const;
/** Passages whose words stand in the draft, and those that it only refers to. */
const voiceUses = ['quotes', 'mentions'] as const;
export type VoiceUse = (typeof voiceUses)[number];
export type VoiceGrouping = (typeof voiceGroupings)[number];

/** All that the page shows, in the reader's language, ready to be drawn. */
export interface VoicesPage {
  /** The draft shown, as a value of `drafts`. */
  readonly draft: string;
  readonly drafts: readonly Option[];
  readonly chooseLabel: string;
  readonly title: string;
  /** What is shown, and what counts as a quotation. */
  readonly summary: string;
  /** How many places there are of each kind, leading to them. */
  readonly totals: readonly { readonly text: string; readonly action: VoicesAction }[];
  /** What the reader should know of the numbers. */
  readonly notice: string | undefined;
  readonly tables: readonly VoicesTable[];
  /** Shown where there are no tables. */
  readonly empty: string;
}

interface VoicesTable {
  readonly by: VoiceGrouping;
  readonly title: string;
  readonly rowHeading: string;
  readonly columns: readonly Heading<VoicesAction>[];
  readonly rows: readonly Row<VoicesAction>[];
}

/** What a click asks for. */
export type VoicesAction =
  /** Another draft, which is the value chosen. */
  | { readonly kind: 'choose' }
  /** The places where a role, site or person is quoted or referred to; the name is empty where there is none. */
  | {
      readonly kind: 'quotes';
      readonly by: VoiceGrouping | 'all';
      readonly name: string;
      readonly use: VoiceUse;
    };

const actions = ['choose', 'quotes'] as const satisfies readonly VoicesAction['kind'][];

/** Reads what somebody asked for on the page. */
export function parseVoicesAction(value: unknown): Parsed<VoicesAction> {
  return parse(value, (action): VoicesAction => {
    const kind = action.word('kind', actions);
    return kind === 'choose'
      ? { kind }
      : {
          kind,
          by: action.word('by', [...voiceGroupings, 'all']),
          name: action.text('name'),
          use: action.word('use', voiceUses),
        };
  });
}

/** The page as elements. */
export function voicesMarkup(page: VoicesPage): readonly Markup[] {
  const { title, summary, totals, notice, drafts, draft, chooseLabel, tables } = page;
  const chosen: VoicesAction = { kind: 'choose' };
  const sections = tables.map(({ by, title: heading, ...table }) =>
    section(`by-${by}`, heading, tableMarkup({ labelledBy: `heading-by-${by}`, ...table }, 'crossing')),
  );
  return [
    pageHeader({
      title,
      summary,
      notice,
      choices: drafts.length > 0 ? [choice(chooseLabel, drafts, draft, chosen)] : [],
    }),
    ...(totals.length === 0
      ? []
      : [element('p', { class: 'deeds' }, ...totals.map(({ text, action }) => button(action, text)))]),
    element('main', {}, ...(sections.length > 0 ? sections : [empty(page.empty)])),
  ];
}
