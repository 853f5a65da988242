"""The routes by which a bot answers interactions: the callback and the webhook of the token."""

from collections.abc import Iterable
from typing import Any, Final

from .channels import apply_body, uploads
from .component_limits import choice_problems, modal_problems
from .limits import message_problems, says_nothing
from .messages import (
    AUTOCOMPLETE,
    CHANNEL_MESSAGE,
    DEFERRED_MESSAGE,
    DEFERRED_UPDATE,
    MODAL,
    UPDATE_MESSAGE,
    Interaction,
    Message,
)
from .payloads import ApiError, Json, Problem
from .rest import Answer, Call, Routes
from .state import EPHEMERAL, LOADING
from .world import World

COMMAND: Final = 2
COMPONENT: Final = 3
AUTOCOMPLETING: Final = 4
SUBMIT: Final = 5
FITTING: Final = {
    COMMAND: {CHANNEL_MESSAGE, DEFERRED_MESSAGE, MODAL},
    COMPONENT: {CHANNEL_MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE_MESSAGE, MODAL},
    AUTOCOMPLETING: {AUTOCOMPLETE},
    SUBMIT: {CHANNEL_MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE_MESSAGE},
}
USER_INSTALLED_FOLLOWUPS: Final = 5
MESSAGE_TYPES: Final = {COMMAND: 20, COMPONENT: 19, SUBMIT: 19}
CONTEXT_MENU_COMMAND: Final = 23


class InteractionRoutes:
    """Handlers of this module."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_to(self, routes: Routes) -> None:
        """Put every route into the table."""
        hook = "/webhooks/{webhook_id}/{webhook_token}"
        routes.add(
            "POST", "/interactions/{interaction_id}/{interaction_token}/callback", self.callback, _callback_check
        )
        routes.add("POST", hook, self.followup, _message_check)
        for one in ("/messages/@original", "/messages/{message_id}"):
            routes.add("GET", hook + one, self.get)
            routes.add("PATCH", hook + one, self.edit, _message_check)
            routes.add("DELETE", hook + one, self.delete)

    async def callback(self, call: Call) -> Answer:
        """The first answer: once, in time, and of a type that fits."""
        interaction = self._world.interactions.get(call.id("interaction_id"))
        if interaction is None or interaction.token != call.params["interaction_token"]:
            raise ApiError(404, 10062, "Unknown interaction")
        if interaction.response is not None:
            interaction.refused.append(40060)
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        if self._world.now() - interaction.made > self._world.ack_window:
            interaction.refused.append(10062)
            raise ApiError(404, 10062, "Unknown interaction")
        kind, data = call.body["type"], call.body.get("data") or {}
        if kind not in FITTING[interaction.type]:
            problem = Problem(
                where=("type",), code="BASE_TYPE_CHOICES", message=f"{kind} does not answer {interaction.type}"
            )
            raise ApiError(400, 50035, "Invalid Form Body", [problem])
        if kind == CHANNEL_MESSAGE and says_nothing(data, files=uploads(call)):
            raise ApiError(400, 50006, "Cannot send an empty message")
        interaction.response, interaction.answered = kind, self._world.now()
        message = self._respond(interaction, kind, data, call)
        interaction.acknowledged.set()
        self._world.notify()
        if call.query.get("with_response", "").lower() not in {"1", "true"}:
            return Answer(204)
        return Answer(body=_callback_body(interaction, kind, message))

    def _respond(self, interaction: Interaction, kind: int, data: Json, call: Call) -> Message | None:
        if kind == AUTOCOMPLETE:
            interaction.choices = data.get("choices") or []
        elif kind == MODAL:
            interaction.modal = data
        elif kind in {DEFERRED_UPDATE, UPDATE_MESSAGE}:
            interaction.original = interaction.source
            if kind == UPDATE_MESSAGE and interaction.source is not None:
                apply_body(self._world, interaction.source, call, {k: v for k, v in data.items() if k != "flags"})
                self._world.changed(interaction.source)
            return interaction.source
        else:
            message = self._made(interaction, private=bool((data.get("flags") or 0) & EPHEMERAL))
            apply_body(self._world, message, call, data)
            message.flags &= ~EPHEMERAL
            if kind == DEFERRED_MESSAGE:
                message.flags |= LOADING
            interaction.original = self._world.post(message)
            return message
        return None

    async def followup(self, call: Call) -> Answer:
        """A further message; after a deferred answer the first one takes the place of "thinking..."."""
        interaction = self._hooked(call)
        body = call.body or {}
        if says_nothing(body, files=uploads(call)):
            raise ApiError(400, 50006, "Cannot send an empty message")
        if interaction.thinking and interaction.original is not None:
            message = interaction.original
            message.flags &= ~LOADING
            apply_body(self._world, message, call, {k: v for k, v in body.items() if k != "flags"})
            self._world.changed(message)
            return Answer(body=message.payload())
        if interaction.user_installed and len(interaction.followups) >= USER_INSTALLED_FOLLOWUPS:
            raise ApiError(400, 40094, "This interaction has reached the maximum number of follow ups")
        message = self._made(interaction, private=bool((body.get("flags") or 0) & EPHEMERAL))
        apply_body(self._world, message, call, body)
        message.flags &= ~EPHEMERAL
        message.reference = interaction.original
        interaction.followups.append(message)
        self._world.post(message)
        return Answer(body=message.payload())

    async def get(self, call: Call) -> Answer:
        """A message of this interaction."""
        return Answer(body=self._message(call).payload())

    async def edit(self, call: Call) -> Answer:
        """Edit a message of this interaction; a deferred answer stops thinking."""
        message = self._message(call)
        message.flags &= ~LOADING
        apply_body(self._world, message, call, {k: v for k, v in (call.body or {}).items() if k != "flags"})
        self._world.changed(message)
        return Answer(body=message.payload())

    async def delete(self, call: Call) -> Answer:
        """Delete a message of this interaction."""
        self._world.remove(self._message(call))
        return Answer(204)

    def _hooked(self, call: Call) -> Interaction:
        interaction = self._world.tokens.get(call.params["webhook_token"])
        if interaction is None or call.id("webhook_id") != self._world.application or interaction.response is None:
            raise ApiError(404, 10015, "Unknown Webhook")
        if self._world.now() - interaction.made > self._world.token_life:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        return interaction

    def _message(self, call: Call) -> Message:
        interaction = self._hooked(call)
        if "message_id" not in call.params:
            message = interaction.original
        else:
            wanted = call.id("message_id")
            message = next((m for m in (interaction.original, *interaction.followups) if m and m.id == wanted), None)
        if message is None or message.deleted:
            raise ApiError(404, 10008, "Unknown Message")
        return message

    def _made(self, interaction: Interaction, *, private: bool) -> Message:
        menu = interaction.type == COMMAND and interaction.data.get("type", 1) != 1
        return Message(
            id=self._world.snowflake(),
            channel=interaction.channel,
            author=self._world.bot,
            type=CONTEXT_MENU_COMMAND if menu else MESSAGE_TYPES[interaction.type],
            viewer=interaction.user if private else None,
            interaction=interaction,
            application=self._world.application,
            reference=interaction.source,
        )


def _message_check(call: Call) -> Iterable[Problem]:
    return message_problems(call.body or {}, files=uploads(call))


def _callback_check(call: Call) -> Iterable[Problem]:
    kind, data = call.body.get("type"), call.body.get("data") or {}
    if kind == AUTOCOMPLETE:
        return choice_problems(data.get("choices") or [])
    if kind == MODAL:
        return modal_problems(data)
    return message_problems(data, files=uploads(call))


def _callback_body(interaction: Interaction, kind: int, message: Message | None) -> Json:
    about: Json = {"id": str(interaction.id), "type": interaction.type}
    body: dict[str, Any] = {"interaction": about}
    if message is not None:
        about["response_message_id"] = str(message.id)
        about["response_message_loading"] = message.loading
        about["response_message_ephemeral"] = message.ephemeral
        if kind in {CHANNEL_MESSAGE, UPDATE_MESSAGE}:
            body["resource"] = {"type": kind, "message": message.payload()}
    return body
