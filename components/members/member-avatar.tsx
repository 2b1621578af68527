import { Avatar } from "@/components/ui/avatar";
import { avatarPath } from "@/lib/members/avatar/path";

type Properties = { member: { name: string; avatarVersion: string | null }; size?: "small" | "medium" | "large" };

export function MemberAvatar({ member, size = "medium" }: Properties) {
  return <Avatar src={avatarPath(member.name, member.avatarVersion)} size={size} />;
}
