/** Which files of a folder are measured: all, or one half by a hash of their path, so that tuning leaves the other unseen. */
export type FileChoice = (path: string) => boolean;

export function halfOf(half: string): FileChoice {
  if (half !== 'dev' && half !== 'held') return () => true;
  return (path) => (hash(path) % 2 === 0) === (half === 'dev');
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 3;
}
