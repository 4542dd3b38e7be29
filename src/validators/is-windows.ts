/** Whether a definition says that it runs on Windows. */
export function isWindows({ operatingSystemFamily }: { readonly operatingSystemFamily?: string }): boolean {
  return operatingSystemFamily?.startsWith('WINDOWS') ?? false
}
