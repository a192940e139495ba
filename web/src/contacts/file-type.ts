/** What the file is, by its name: browsers call the same file many things. */
export const contactFileType = ({ name, type }: { name: string; type: string }) =>
  /\.(vcf|vcard)$/i.test(name) || type.includes('vcard') ? 'text/vcard' : 'text/csv';
