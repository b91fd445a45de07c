import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** Types that are accepted: nothing among them that a browser would run. */
const ACCEPTED =
  /^(image\/(png|jpeg|gif|webp|heic|tiff|bmp)|audio\/.+|video\/.+|application\/pdf|application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\..+)$/;

/** Old office documents share one container; their ending tells which one it is, and is believed only there. */
const OLD_OFFICE: Readonly<Record<string, string>> = { doc: 'application/msword', xls: 'application/vnd.ms-excel' };

const HEAD_BYTES = 65_536;

const isText = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    // A character cut in half by the end of the head is no fault of the text.
    return !decoder.decode(buffer.subarray(0, bytesRead), { stream: true }).includes('\0');
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  } finally {
    await file.close();
  }
};

/** The type of a stored file by its content; null where that is not accepted. */
export const mediaTypeOf = async (path: string, fileName: string): Promise<string | null> => {
  const found = await fileTypeFromFile(path);
  if (found === undefined) return (await isText(path)) ? 'text/plain' : null;
  if (found.mime === 'application/x-cfb') return OLD_OFFICE[fileName.toLowerCase().split('.').at(-1) ?? ''] ?? null;
  return ACCEPTED.test(found.mime) ? found.mime : null;
};
