import path from 'node:path';
import { dropStaleDemo } from './stamp.ts';

/** No test opens a demo that was prepared by sources as they were before. */
export function setup(): void {
  dropStaleDemo(path.resolve(import.meta.dirname, '../..'));
}
