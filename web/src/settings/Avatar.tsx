import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { requestFile } from '../api/request';
import { cn } from '../ui/class-names';
import { initials } from './initials';

/** A member's picture, or the initials while there is none. It stands beside the name and says nothing more. */
export function Avatar({
  of: { id, fullName, avatar },
  className,
}: {
  of: { id: string; fullName: string; avatar?: string };
  className?: string;
}) {
  const { data: picture } = useQuery({
    queryKey: ['avatar', id, avatar],
    enabled: avatar !== undefined,
    staleTime: Infinity,
    queryFn: ({ signal }) => requestFile(`/users/${id}/avatar`, signal),
  });
  const address = useAddressOf(avatar === undefined ? undefined : picture);
  const look = cn('size-10 shrink-0 rounded-full object-cover', className);
  if (address !== undefined) return <img src={address} alt="" className={look} />;
  return (
    <span
      aria-hidden
      className={cn(look, 'flex items-center justify-center bg-accent-soft font-semibold text-accent-ink select-none')}
    >
      {initials(fullName)}
    </span>
  );
}

/** An address for an image that is only in memory, given back when it is no longer shown. */
export function useAddressOf(blob: Blob | undefined): string | undefined {
  const address = useMemo(() => (blob === undefined ? undefined : URL.createObjectURL(blob)), [blob]);
  useEffect(() => {
    if (address === undefined) return;
    // Later than at once: the same picture may be shown again right away.
    return () => void setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }, [address]);
  return address;
}
