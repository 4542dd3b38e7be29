interface Dated {
  readonly CertificateArn?: string | undefined
  readonly CreatedAt?: Date | undefined
  readonly ImportedAt?: Date | undefined
}

/** The certificate that was made last; the ARN decides between equals. */
export function newest<T extends Dated>(certificates: readonly T[]): T | undefined {
  return [...certificates].sort((a, b) => madeAt(b) - madeAt(a) || (arnOf(a) < arnOf(b) ? -1 : 1))[0]
}

/** The certificate that was made first, an issued one before all others. */
export function oldest<T extends Dated & { readonly Status?: string | undefined }>(
  certificates: readonly T[],
): T | undefined {
  const issued = certificates.filter(({ Status }) => Status === 'ISSUED')
  const [first] = [...(issued.length > 0 ? issued : certificates)].sort(
    (a, b) => madeAt(a) - madeAt(b) || (arnOf(a) < arnOf(b) ? -1 : 1),
  )
  return first
}

function madeAt({ CreatedAt, ImportedAt }: Dated): number {
  return (CreatedAt ?? ImportedAt)?.getTime() ?? 0
}

function arnOf({ CertificateArn = '' }: Dated): string {
  return CertificateArn
}
