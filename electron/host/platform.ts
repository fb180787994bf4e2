import type { BootInfo } from '../../shared/bridge/contract.ts';

/** The operating system as the window needs to know it. */
export function platformName(platform: NodeJS.Platform): BootInfo['platform'] {
  return platform === 'darwin' || platform === 'win32' || platform === 'linux' ? platform : 'other';
}
