import { useMemo } from "preact/hooks";
import { qrOf } from "./qr";

/** An address for the cameras of phones: dark on white in both themes, since not every camera reads the reverse. */
export function QrCode({ address }: { address: string }) {
  const { size, path } = useMemo(() => qrOf(address), [address]);
  return (
    <svg class="qr" role="img" aria-label={`QR code of ${address}`} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
