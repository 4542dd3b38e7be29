import type { Operations } from '../operation.ts'
import { describeCertificate, listCertificates } from './certificate.ts'
import { deleteCertificate, requestCertificate } from './request.ts'

export { resources } from './state.ts'

export const operations: Operations = {
  DeleteCertificate: deleteCertificate,
  RequestCertificate: requestCertificate,
  ListCertificates: listCertificates,
  DescribeCertificate: describeCertificate,
}
