import { post } from "../server/request";
import type { UploadedTable } from "./types";

const largest = 50 * 1024 * 1024;

/** Brings a table to the lab, for sweeps and diagnoses. @returns what it is called there */
export async function uploaded(file: File): Promise<string> {
  if (file.size > largest)
    throw new Error(`${file.name} has ${Math.ceil(file.size / 1e6).toLocaleString("en")} MB; the most is 50 MB.`);
  return (await post<UploadedTable>(`/api/tables?name=${encodeURIComponent(file.name)}`, file)).name;
}
