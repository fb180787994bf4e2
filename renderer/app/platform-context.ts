import { createContext, useContext } from 'react';
import type { Platform } from '../platform/platform.ts';

/** The platform of the window. */
export const PlatformContext = createContext<Platform | null>(null);

/** The platform; throws outside of the app. */
export function usePlatform(): Platform {
  const platform = useContext(PlatformContext);
  if (platform === null) throw new Error('usePlatform outside of PlatformContext');
  return platform;
}
