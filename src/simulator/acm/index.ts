import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { describeCertificate, listCertificates } from './certificate.ts'
import { deleteCertificate, requestCertificate } from './request.ts'
import { addTagsToCertificate, listTagsForCertificate, removeTagsFromCertificate } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources, tagged } from './state.ts'

export const protocol = awsJson
export const refuse = listed('ValidationException')

export const operations: Operations = {
  DeleteCertificate: deleteCertificate,
  RequestCertificate: requestCertificate,
  ListCertificates: listCertificates,
  DescribeCertificate: describeCertificate,
  AddTagsToCertificate: addTagsToCertificate,
  ListTagsForCertificate: listTagsForCertificate,
  RemoveTagsFromCertificate: removeTagsFromCertificate,
}
