/** PEM, or base64 in lines → the base64 text alone, without borders and blanks. Pure. */
export function bareCertificate(certificate: string): string {
  return certificate.replace(/-----[A-Z ]+-----|\s/g, '')
}
