/** Every message that the user can meet, by domain. A new message is added in its domain's file and nowhere else. */
export { auditMessages } from './audit.ts';
export { cliMessages } from './cli.ts';
export { engineMessages } from './engine.ts';
export { guidelineMessages } from './guideline.ts';
export { hostMessages } from './host.ts';
export { labMessages } from './lab.ts';
export { queryMessages } from './query.ts';
export { timedTextMessages } from './timed-text.ts';
export { packageMessages } from './package.ts';
export { workspaceMessages } from './workspace.ts';
