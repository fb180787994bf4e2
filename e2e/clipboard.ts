import { expect } from '@playwright/test';
import type { Workbench } from './pages/workbench.ts';

/** The text on the clipboard, as a paste brings it: reading it otherwise is not allowed to the window. */
export async function pastedText(workbench: Workbench): Promise<string> {
  return paste(workbench, 'text');
}

/** The size of the picture on the clipboard, in pixels. */
export async function pastedPicture(workbench: Workbench): Promise<{ width: number; height: number }> {
  const [width = 0, height = 0] = (await paste(workbench, 'picture')).split(' ').map(Number);
  return { width, height };
}

/** Pastes into the palette's field, as a person would, and takes what the event holds. */
async function paste({ page, palette }: Workbench, what: 'text' | 'picture'): Promise<string> {
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  const pasted = await page.evaluateHandle((kind) => {
    const read = async (event: ClipboardEvent): Promise<string> => {
      event.preventDefault();
      const file = event.clipboardData?.files[0];
      if (kind === 'text' || file === undefined) return event.clipboardData?.getData('text/plain') ?? '';
      const { width, height } = await createImageBitmap(file);
      return `${width} ${height}`;
    };
    const pending = new Promise<string>((resolve, reject) => {
      document.addEventListener('paste', (event) => void read(event).then(resolve, reject), { once: true });
    });
    return { pending };
  }, what);
  await page.keyboard.press('Control+v');
  const content = await pasted.evaluate(({ pending }) => pending);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  return content;
}
