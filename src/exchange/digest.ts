import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** The one way to write a JSON value: no white space, keys in order (RFC 8785). */
export const canonicalForm = (value: unknown): string => canonicalize(value) ?? '';

/**
 * SHA-256, in lower-case hexadecimal digits, of the canonical form of a JSON value (RFC 8785) in UTF-8. Works
 * without `crypto.subtle`, which pages on plain HTTP do not have.
 */
export const digestOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalForm(value))));
