import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import { type PassageGroup, type PassageGrouping, passageGroups } from '../../analysis/passageGroups';
import { siteLabel, dateOf, sitesOf, siteText } from '../../language/about';
import { codeLabel, codePath } from '../../language/codePath';
import { shortened } from '../../language/markdown';
import { passageMarkdown } from '../../language/passageHover';
import { readCode } from '../../model/code';
import type { Snapshot } from '../../repository/snapshot';
import { colourOr, swatch } from '../coding/colours';
import { formatted } from '../formatted';
import { textsOf, untrusted } from '../language/documents';
import type { OpenRepository } from '../openRepository';
import { passageOf } from '../passage';
import { placeOfSpan } from '../place';
import { collapsible, tooltipOf, treeItem } from '../trees/items';
import type { TreeNode } from '../trees/node';
import { iconOf, linkedRecord, nameOf } from '../trees/recordsTree';
import { inStretches } from '../trees/stretches';

/** So many passages are shown opened; more would fill the view before one has seen where they come from. */
const FEW = 60;
/** So much of a quotation stands on a line. */
const QUOTATION = 200;

/**
 * The lines of passages in groups.
 * @param id the beginning of the lines' ids: what is expanded of one list is remembered for that one alone.
 */
export function passageNodes(
  repository: OpenRepository,
  passages: readonly CodedPassage[],
  by: PassageGrouping,
  id: string,
): readonly TreeNode[] {
  const { snapshot } = repository.repository;
  const groups = passageGroups(snapshot, passages, by);
  const state = passages.length <= FEW ? collapsible.expanded : collapsible.collapsed;
  return inStretches({
    items: groups,
    parent: undefined,
    id: `${id} ${by}`,
    nameOf: (group) => groupLabel(snapshot, by, group),
    nodeOf: (group, parent) =>
      groupNode(repository, by, group, parent, `${id} ${by} ${group.name ?? ''}`, state),
  });
}

function groupNode(
  repository: OpenRepository,
  by: PassageGrouping,
  group: PassageGroup,
  parent: TreeNode | undefined,
  id: string,
  state: vscode.TreeItemCollapsibleState,
): TreeNode {
  const { snapshot } = repository.repository;
  const { name, passages } = group;
  const record = by === 'record' && name !== undefined ? snapshot.recordAt(name) : undefined;
  const code = by === 'code' && name !== undefined ? locatedCode(snapshot, name) : undefined;
  const node: TreeNode = {
    id,
    parent,
    item: () => {
      const root = record?.facts.root;
      const item = treeItem({
        label: groupLabel(snapshot, by, group),
        description: [
          dateOf(root),
          record && siteText(snapshot, sitesOf(root)),
          // At the top of the codebook the way to a code is its name.
          code?.definition.parent && codePath(snapshot, code.definition.name, vscode.env.language),
          formatted(passages.length),
        ],
        icon: iconOf(snapshot, record?.type ?? by),
        state,
      });
      if (by === 'code') item.iconPath = swatchOf(snapshot, name);
      return item;
    },
    children: () =>
      inStretches({
        items: passages,
        parent: node,
        id,
        nameOf: ({ link }) => link,
        nodeOf: (passage, above) => passageNode(repository, by, passage, above, id),
      }),
    ...(record ? linkedRecord(repository, record) : {}),
    ...(code
      ? {
          place: placeOfSpan(repository, code.path, code.definition.span),
          tooltip: tooltipOf(repository, code),
        }
      : {}),
  };
  return node;
}

function groupLabel(snapshot: Snapshot, by: PassageGrouping, { name, passages }: PassageGroup): string {
  switch (by) {
    case 'record':
      return passages[0] ? nameOf(passages[0].record) : '';
    case 'code':
      return name === undefined
        ? vscode.l10n.t('Without a code')
        : codeLabel(snapshot, name, vscode.env.language);
    case 'site':
      return name === undefined ? vscode.l10n.t('Without a site') : siteLabel(snapshot, name);
  }
}

function passageNode(
  repository: OpenRepository,
  by: PassageGrouping,
  passage: CodedPassage,
  parent: TreeNode | undefined,
  groupId: string,
): TreeNode {
  const { snapshot } = repository.repository;
  const { link, path, id, excerpt, located, speakers, coder } = passage;
  return {
    id: `${groupId} ${path} ${id}`,
    parent,
    item: () => {
      const words = (excerpt.quote ?? '').replace(/\s+/g, ' ').trim();
      const quotation = vscode.l10n.t('“{0}”', shortened(words, QUOTATION));
      const item = treeItem({
        label: speakers.length === 0 ? quotation : `${speakers.join(', ')}: ${quotation}`,
        description: [
          excerpt.codes.map((code) => codeLabel(snapshot, code, vscode.env.language)).join(', '),
          by === 'record' ? id : link,
          coder,
        ],
      });
      item.iconPath = swatchOf(snapshot, excerpt.codes[0]);
      return item;
    },
    place: passageOf(repository, located),
    link: `[[${link}]]`,
    tooltip: async (token) => {
      const texts = textsOf(repository);
      const markdown = await passageMarkdown(snapshot, texts, located, token, true);
      return token.isCancellationRequested ? undefined : untrusted(markdown);
    },
  };
}

function locatedCode(snapshot: Snapshot, id: string) {
  return snapshot.named(id).find(({ definition }) => definition.kind === 'code');
}

/** A patch in the colour of a code; of no code a quotation mark. */
function swatchOf(snapshot: Snapshot, id: string | undefined): vscode.Uri | vscode.ThemeIcon {
  if (id === undefined) return new vscode.ThemeIcon('quote');
  const fields = locatedCode(snapshot, id)?.definition.fields;
  return swatch(colourOr(readCode(fields, vscode.env.language).colour));
}
