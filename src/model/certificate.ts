import type { Resource } from './resource.ts'

/** An ACM certificate that is looked up: the issued one in the Region that covers `domain`. */
export interface CertificateModel extends Resource<'certificate'> {
  readonly domain: string
}
