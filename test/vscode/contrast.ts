/** Which texts of the picture cannot be read well: below 4.5 to 1 (WCAG 2.2, 1.4.3). Runs in the page of the picture. */
export function contrastFaults(): readonly string[] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  /** Colours one over the other, as the eye sees them. */
  const seen = (...colours: readonly string[]): readonly number[] => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const fill = (part: Element | null | undefined): string => (part ? getComputedStyle(part).fill : 'transparent');
  const page = fill(document.querySelector('.cw-page'));
  const lane = fill(document.querySelector('.cw-lane-odd') ?? document.querySelector('.cw-lane'));
  const faults: string[] = [];
  for (const text of document.querySelectorAll('.stage svg text')) {
    const around = text.parentElement;
    const own = around?.querySelector(':scope > .cw-box, :scope > [class^="cw-badge-"]:not(text)');
    const mark = text.classList.contains('cw-mark-text') ? text.previousElementSibling : undefined;
    for (const behind of own ? [page] : [page, lane]) {
      const ground = [page, behind, fill(own), fill(mark)].filter((one) => one !== 'none');
      const [a, b] = [luminance(seen(...ground)), luminance(seen(...ground, fill(text)))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) faults.push(`${text.getAttribute('class')} “${text.textContent}”: ${ratio.toFixed(2)}`);
    }
  }
  return [...new Set(faults)];
}
