import * as vscode from 'vscode';
import {
  linkingFiles,
  type LinkingFile,
  paragraphAround,
  type Surroundings,
} from '../../analysis/linkedHere';
import { paced } from '../../repository/pace';
import type { Link, Located } from '../../repository/snapshot';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan } from '../place';
import { formatted } from '../formatted';
import { collapsible, tooltipOf, treeItem } from './items';
import type { TreeNode } from './node';
import { iconOf, nameOf } from './recordsTree';
import { inStretches } from './stretches';

/** So many links are shown opened; more would fill the view before one has seen where they come from. */
const FEW_LINKS = 25;
/** So much of a paragraph stands on a line: before the link, and in all. */
const BEFORE = 40;
const LENGTH = 160;

/** What the Linked here view tells of. */
export interface LinkedTarget {
  readonly repository: OpenRepository;
  readonly located: Located;
}

/** All links to a target by the file they stand in. Texts are read when a file's line is opened. */
export async function linkedHereNodes(target: LinkedTarget): Promise<readonly TreeNode[]> {
  const files = await paced(linkingFiles(target.repository.repository.snapshot, target.located));
  const total = files.reduce((n, f) => n + f.links.length, 0);
  const state = total <= FEW_LINKS ? collapsible.expanded : collapsible.collapsed;
  const { repository, located } = target;
  // With the target in the ids, what is expanded for one is remembered for that one alone.
  const id = `${repository.root.toString()} ${located.definition.kind} ${located.definition.name}`;
  return inStretches({
    items: files,
    parent: undefined,
    id,
    nameOf: ({ path }) => repository.repository.snapshot.recordAt(path)?.id ?? path,
    nodeOf: (file, parent) => fileNode(repository, file, parent, `${id} ${file.path}`, state),
  });
}

function fileNode(
  repository: OpenRepository,
  { path, links }: LinkingFile,
  parent: TreeNode | undefined,
  id: string,
  state: vscode.TreeItemCollapsibleState,
): TreeNode {
  const { snapshot } = repository.repository;
  const record = snapshot.recordAt(path) ?? snapshot.ownerOf(path);
  const node: TreeNode = {
    id,
    parent,
    item: () =>
      treeItem({
        label: record ? nameOf(record) : path,
        description: [
          record && record.path !== path ? path.slice(path.lastIndexOf('/') + 1) : undefined,
          formatted(links.length),
        ],
        icon: iconOf(snapshot, record?.type),
        state,
        file: repository.uriOf(path),
      }),
    children: () => linkNodes(repository, path, links, node),
    place: { repository, path },
    ...(record
      ? {
          link: `[[${record.id}]]`,
          tooltip: tooltipOf(repository, { path: record.path, definition: record.definition }),
        }
      : {}),
  };
  return node;
}

async function linkNodes(
  repository: OpenRepository,
  path: string,
  links: readonly Link[],
  parent: TreeNode,
): Promise<readonly TreeNode[]> {
  const text = await repository.repository.text(path);
  const facts = repository.repository.snapshot.file(path);
  if (!facts || text === undefined) return [];
  return inStretches({
    items: links,
    parent,
    id: parent.id,
    nameOf: (_, i) => formatted(i + 1),
    nodeOf: ({ reference: { span } }, above, i) => ({
      id: `${parent.id} ${i}`,
      parent: above,
      // The paragraph is cut out when the line comes into view: a file may hold thousands of links.
      item: () => linkItem(paragraphAround(text, span, facts)),
      tooltip: () => Promise.resolve(paragraphTooltip(paragraphAround(text, span, facts))),
      place: placeOfSpan(repository, path, span),
    }),
  });
}

function linkItem({ text, link }: Surroundings): vscode.TreeItem {
  const start = link.start <= BEFORE ? 0 : wordStart(text, link.start - BEFORE);
  const lead = start > 0 ? '… ' : '';
  const label = lead + text.slice(start, start + LENGTH) + (start + LENGTH < text.length ? ' …' : '');
  const shift = lead.length - start;
  const highlight: [number, number] = [link.start + shift, Math.min(link.end + shift, label.length)];
  return treeItem({ label: { label, highlights: [highlight] } });
}

/** The beginning of the first whole word from an offset on, not far from it. */
function wordStart(text: string, offset: number): number {
  const space = text.slice(offset, offset + BEFORE / 2).indexOf(' ');
  return space < 0 ? offset : offset + space + 1;
}

function paragraphTooltip({ text }: Surroundings): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}
