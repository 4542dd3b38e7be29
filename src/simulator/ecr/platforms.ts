/** What is in a repository, by digest: images with their manifests, and the texts of small layers. */
interface Stored {
  readonly images: ReadonlyMap<string, { readonly manifest?: string }>
  readonly small: ReadonlyMap<string, string>
}

/** What the images of an index run on, as their configurations say; nothing of what is no index, or says nothing. */
export function platformsOf({ images, small }: Stored, index: string | undefined): string[] | undefined {
  const children = listIn(fieldsOf(index).manifests)
  if (children.length === 0) return undefined
  const platforms = children.flatMap(child => platformIn(small, images.get(String(child.digest))?.manifest) ?? [])
  return platforms.length > 0 ? platforms : undefined
}

/** What a single image runs on, as its configuration says. */
export function platformIn(small: Stored['small'], manifest: string | undefined): string | undefined {
  const { config } = fieldsOf(manifest)
  const { os, architecture } = fieldsOf(small.get(String(recordOf(config).digest)))
  return typeof os === 'string' && typeof architecture === 'string' ? `${os}/${architecture}` : undefined
}

type Fields = Readonly<Record<string, unknown>>

const recordOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {})

const listIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(recordOf) : [])

function fieldsOf(json: string | undefined): Fields {
  try {
    return recordOf(JSON.parse(json ?? '{}'))
  } catch {
    return {}
  }
}
