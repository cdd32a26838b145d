import { element, type Markup } from '../protocol/markup';
import { type Parsed, parse } from '../protocol/message';
import { choice, empty, type Option, pageHeader, section } from './elements';
import { type Heading, type Row, tableMarkup } from './table';

/** What voices are told apart by. */
export const voiceGroupings = ['role', 'site', 'person'] as const;
export type VoiceGrouping = (typeof voiceGroupings)[number];

/** All that the page shows, in the reader's language, ready to be drawn. */
export interface VoicesPage {
  /** The draft shown, as a value of `drafts`. */
  readonly draft: string;
  readonly drafts: readonly Option[];
  readonly chooseLabel: string;
  readonly title: string;
  readonly summary: string;
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
  /** The places where a role, site or person is quoted; the name is empty for quotations without one. */
  | { readonly kind: 'quotes'; readonly by: VoiceGrouping; readonly name: string };

const actions = ['choose', 'quotes'] as const satisfies readonly VoicesAction['kind'][];

/** Reads what somebody asked for on the page. */
export function parseVoicesAction(value: unknown): Parsed<VoicesAction> {
  return parse(value, (action): VoicesAction => {
    const kind = action.word('kind', actions);
    return kind === 'choose'
      ? { kind }
      : { kind, by: action.word('by', voiceGroupings), name: action.text('name') };
  });
}

/** The page as elements. */
export function voicesMarkup(page: VoicesPage): readonly Markup[] {
  const { title, summary, notice, drafts, draft, chooseLabel, tables } = page;
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
    element('main', {}, ...(sections.length > 0 ? sections : [empty(page.empty)])),
  ];
}
