// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = `
GenerateDataKeyRequest.KeyId length 1..2048
GenerateDataKeyRequest.NumberOfBytes value 1..1024
GenerateDataKeyRequest.KeySpec enum AES_256|AES_128
GenerateDataKeyRequest.GrantTokens length 0..10
GenerateDataKeyRequest.GrantTokens[] length 1..8192
RecipientInfo.KeyEncryptionAlgorithm enum RSAES_OAEP_SHA_256
RecipientInfo.AttestationDocument length 1..262144
`
