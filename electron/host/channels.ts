/** The two channels between the window and Electron's main process; what may go over them is in `shared/bridge`. */
export const invokeChannel = 'subtext:invoke';
/** Carries an event's name and its payload. */
export const eventChannel = 'subtext:event';
