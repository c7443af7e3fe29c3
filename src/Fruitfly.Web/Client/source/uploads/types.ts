export interface UploadedTable {
  name: string;
}
