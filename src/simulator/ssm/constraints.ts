// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
ResumeSessionRequest.SessionId,TerminateSessionRequest.SessionId length 1..96
StartSessionRequest.Target length 1..400
StartSessionRequest.DocumentName pattern ^[a-zA-Z0-9_\-.:/]{3,128}$
StartSessionRequest.Reason length 1..256
StartSessionRequest.Reason pattern ^.{1,256}$
StartSessionRequest.Parameters{key} length 1..255
StartSessionRequest.Parameters{}[] length 1..65535
`
