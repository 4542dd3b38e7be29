import type { Operations } from '../operation.ts'
import { describeCertificate, listCertificates } from './certificate.ts'

export { resources } from './state.ts'

export const operations: Operations = {
  ListCertificates: listCertificates,
  DescribeCertificate: describeCertificate,
}
