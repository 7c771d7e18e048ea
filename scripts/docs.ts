// Writes docs/constructs from the comments of the constructs and their examples.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constructPages, stalePages } from './docs/constructs.ts';

const root = path.join(__dirname, '..');
const folder = path.join(root, 'docs/constructs');
mkdirSync(folder, { recursive: true });
const pages = constructPages(root);
for (const name of stalePages(root, pages, readdirSync(folder))) rmSync(path.join(folder, name));
for (const page of pages) writeFileSync(path.join(root, page.path), page.text);
