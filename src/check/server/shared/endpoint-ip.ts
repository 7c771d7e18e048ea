import { isIpv4, parseIp } from '../../../kubernetes/ip.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

/**
 * An address that traffic can be sent to from elsewhere: not unspecified, loopback or link-local.
 *
 * Source: kubernetes `pkg/apis/core/validation`, `ValidateEndpointIP`.
 */
export function validateEndpointIp(text: string, path: FieldPath, errors: FieldErrors): void {
  const address = parseIp(text);
  if (address === undefined) return errors.invalid(path, text, 'must be a valid IP address');
  const four = isIpv4(address);
  const [first = 0, second = 0, third = 0] = four ? address.bytes.slice(12) : address.bytes;
  const meaningful = four ? address.bytes.slice(12) : address.bytes;
  if (meaningful.every((byte) => byte === 0)) errors.invalid(path, text, `may not be unspecified (${text})`);
  const loopback = four ? first === 127 : address.bytes.every((byte, index) => byte === (index === 15 ? 1 : 0));
  if (loopback) errors.invalid(path, text, 'may not be in the loopback range (127.0.0.0/8, ::1/128)');
  if (four ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80) {
    errors.invalid(path, text, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)');
  }
  if (four ? first === 224 && second === 0 && third === 0 : first === 0xff && (second & 0x0f) === 0x02) {
    errors.invalid(path, text, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)');
  }
}
